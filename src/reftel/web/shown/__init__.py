"""What the pages show: values turned into words, pieces and links. Nothing here knows of requests or templates."""
