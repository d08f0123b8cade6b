"""Width and height from a picture's first bytes, as Discord reports them with an attachment."""

import struct


def _png(head: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", head[16:24]) if head[:8] == b"\x89PNG\r\n\x1a\n" and len(head) >= 24 else None


def _gif(head: bytes) -> tuple[int, int] | None:
    return struct.unpack("<HH", head[6:10]) if head[:6] in {b"GIF87a", b"GIF89a"} and len(head) >= 10 else None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2 if head[:2] == b"\xff\xd8" else len(head)
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return (width, height) of a PNG, GIF or JPEG, or None for anything else."""
    return _png(content) or _gif(content) or _jpeg(content)
