"""What a person knows of the regions of a class, held to by predictions; anyone may import it."""
