"""Two schemas compared at one place of an operation; one module per area of rules, `walk` leads to the parts."""
