"""What shows videos: the page of the player, and the themes it is shown with."""
