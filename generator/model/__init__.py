"""The frozen types that flow through the program, from an article's text to a briefing's sections."""
