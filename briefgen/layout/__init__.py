"""Document and Theme to pages of drawing operations; knows neither PDF nor Qt."""
