"""The newspaper, as Pelican plugins: one room a folder. `README.md` beside this file draws the flow."""
