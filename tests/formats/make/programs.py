# SPDX-License-Identifier: Apache-2.0
"""Calls LibreOffice, and changes the parts of the archives that it and pandoc write."""
import pathlib
import re
import subprocess
import tempfile
import zipfile


def convert(path, form, folder):
    """Converts `path` to `form` ("odt", "doc:MS Word 97") in `folder`; returns the new file."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form,
                        "--outdir", str(folder), str(path)], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    made = pathlib.Path(folder) / (pathlib.Path(path).stem + "." + form.split(":")[0])
    if not made.exists():
        raise RuntimeError(f"LibreOffice wrote no {made}")
    return made


def repack(path, change):
    """Writes the archive anew after `change` has had its way with {name: content}."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=stored)


def without_thumbnail(parts):
    parts.pop("Thumbnails/thumbnail.png", None)
    parts["META-INF/manifest.xml"] = re.sub(rb"<manifest:file-entry [^>]*Thumbnails/[^>]*/>", b"",
                                            parts["META-INF/manifest.xml"])
