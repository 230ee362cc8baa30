"""Signs a PDF in its empty field with a certificate made on the spot, and validates it: sign.py IN OUT FIELD."""

import datetime
import sys

from asn1crypto import keys, x509 as der
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

source, target, field = sys.argv[1:]

key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([
    x509.NameAttribute(NameOID.COMMON_NAME, "Nguyễn Văn Thử"),
    x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Đảng ủy xã Bình An"),
])
start = datetime.datetime(2026, 1, 1)
usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
made = (
    x509.CertificateBuilder()
    .subject_name(name)
    .issuer_name(name)
    .public_key(key.public_key())
    .serial_number(7)
    .not_valid_before(start)
    .not_valid_after(start + datetime.timedelta(days=36500))
    .add_extension(usage, True)
    .add_extension(x509.BasicConstraints(True, None), True)
    .sign(key, hashes.SHA256())
)
certificate = der.Certificate.load(made.public_bytes(serialization.Encoding.DER))
private = key.private_bytes(
    serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)
known = SimpleCertificateStore()
known.register(certificate)
signer = signers.SimpleSigner(
    signing_cert=certificate, signing_key=keys.PrivateKeyInfo.load(private), cert_registry=known
)
with open(source, "rb") as file:
    signed = signers.sign_pdf(
        IncrementalPdfFileWriter(file),
        signers.PdfSignatureMetadata(field_name=field),
        signer=signer,
        existing_fields_only=True,
    )
with open(target, "wb") as file:
    file.write(signed.getvalue())

with open(target, "rb") as file:
    for one in PdfFileReader(file).embedded_signatures:
        # Only what is signed here has a certificate that is trusted here.
        if one.field_name == field:
            status = validate_pdf_signature(one, ValidationContext(trust_roots=[certificate]))
            print(one.field_name, status.bottom_line, status.coverage.name, status.modification_level.name)
