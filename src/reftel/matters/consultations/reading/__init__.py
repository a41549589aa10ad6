"""Reading what a text proposes for a body between states, part by part."""
