"""The full screen in a web page of the same computer.

The server keeps strangers out and starts one program for each window; the program is
the ordinary full screen, which paints into a pipe. Only what the browser runs comes
from textual-serve: its server would let every page of the computer in.
"""
