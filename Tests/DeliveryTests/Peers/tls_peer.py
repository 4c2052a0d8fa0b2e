# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""A mail server or a web server with TLS, each with a certificate of its own making.

    tls_peer.py smtp|https FOLDER

Writes ca.pem into FOLDER, prints one JSON line with its port, then writes each mail or body there as 1.eml, 2.eml
and so on. The mail server demands STARTTLS, then AUTH as desk with the password 'spike'. It ends when its standard
input does.
"""
import asyncio, http.server, itertools, json, os, ssl, subprocess, sys, threading

mode, folder = sys.argv[1], sys.argv[2]
key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "ca.pem")
numbers = itertools.count(1)


def keep(body):
    with open(os.path.join(folder, f"{next(numbers)}.eml"), "wb") as file:
        file.write(body)


def context():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2",
         "-keyout", key, "-out", certificate, "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made


def ready(port):
    print(json.dumps({"ready": True, "port": port}), flush=True)
    sys.stdin.read()


def smtp():
    from aiosmtpd.smtp import SMTP, AuthResult

    class Handler:
        async def handle_DATA(self, server, session, envelope):
            keep(envelope.content)
            return "250 2.0.0 kept"

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (b"desk", b"spike"), handled=False)

    async def serve():
        loop, tls = asyncio.get_running_loop(), context()
        server = await loop.create_server(
            lambda: SMTP(Handler(), hostname="localhost", tls_context=tls, require_starttls=True,
                         auth_required=True, authenticator=authenticate), "127.0.0.1", 0)
        await loop.run_in_executor(None, ready, server.sockets[0].getsockname()[1])

    asyncio.run(serve())


def https():
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            keep(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context().wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(server.server_address[1])


{"smtp": smtp, "https": https}[mode]()
