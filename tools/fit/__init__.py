"""Fits the weights of the deciders from annotated texts, and measures them on texts that the fit has not seen."""
