"""The commands; joins the rooms together."""
