"""The keywords of JSON Schema (draft 2020-12) that docs/project-file.schema.json uses, and no other.

    for fault in faults(value, schema): print(fault)
"""
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
TOLD = {"$schema", "$defs", "title", "properties", "additionalProperties", "required", "items", "type", "enum", "const",
        "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "oneOf", "$ref"}


def faults(value, schema, root=None, way="$"):
    """A line for each thing that does not fit, [] where all does."""
    root = schema if root is None else root
    unknown = schema.keys() - TOLD
    if unknown:
        raise ValueError(f"{way}: {sorted(unknown)} are not understood")
    if "$ref" in schema:
        return faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, way)
    if "type" in schema:
        fits = isinstance(value, TYPES[schema["type"]])
        if not fits or (isinstance(value, bool) and schema["type"] != "boolean"):
            return [f"{way}: is no {schema['type']}"]
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{way}: is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{way}: {value!r} is none of {schema['enum']}")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{way}: {value!r} is not like {schema['pattern']}")
        if len(value) < schema.get("minLength", 0):
            found.append(f"{way}: is too short")
        if len(value) > schema.get("maxLength", len(value)):
            found.append(f"{way}: is too long")
    elif isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            found.append(f"{way}: has {len(value)} entries")
        for i, item in enumerate(value):
            found += faults(item, schema.get("items", {}), root, f"{way}[{i}]")
    elif isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{way}: has no {field!r}" for field in schema.get("required", []) if field not in value]
        for field, item in value.items():
            if field in known:
                found += faults(item, known[field], root, f"{way}.{field}")
            elif not schema.get("additionalProperties", True):
                found.append(f"{way}: {field!r} is no field of it")
    elif not isinstance(value, bool) and isinstance(value, (int, float)):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            found.append(f"{way}: {value} is out of range")
    if "oneOf" in schema:
        several = [faults(value, one, root, way) for one in schema["oneOf"]]
        if several.count([]) != 1:
            found.append(f"{way}: fits {several.count([])} of {len(several)} forms: {min(several, key=len)}")
    return found
