"""The published JSON Schemas, made from the models that read the files."""
