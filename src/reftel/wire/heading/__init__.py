"""The transmission heading and what printers and publishers put around it."""
