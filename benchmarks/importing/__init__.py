"""Does an import's time grow with the number of files, and nothing else?"""
