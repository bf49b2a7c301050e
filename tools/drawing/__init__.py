"""The drawing kit behind `draw_pictures.py`."""
