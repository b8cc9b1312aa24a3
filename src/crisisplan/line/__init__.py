"""Line mode: the interview in plain lines, for every screen reader and terminal."""
