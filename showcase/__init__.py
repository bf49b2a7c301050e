"""Build a static site that shows the models of the “Dân vận khéo” campaign."""
