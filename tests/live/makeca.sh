#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT

# makeca.sh DIRECTORY: a certificate authority (ca.pem), a certificate of it for the loopback
# addresses (server.pem, server.key), one for the client qonsent-certified (client.pem,
# client.key), and one for clients that nobody signed (self.pem, self.key). The key of the
# authority is thrown away.
set -eu
umask 077
[ $# -eq 1 ] || { echo "usage: makeca.sh DIRECTORY" >&2; exit 2; }
mkdir -p "$1"
cd "$1"

quietly() {
    "$@" 2>openssl.log || { cat openssl.log >&2; exit 1; }
}

cat >server.ext <<EOF
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost
EOF
quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
    -keyout ca.key -out ca.pem -subj "/CN=Qonsent test authority" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
    -keyout server.key -out server.csr -subj "/CN=localhost"
quietly openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -set_serial 1 -days 2 \
    -extfile server.ext -out server.pem
cat >client.ext <<EOF
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=clientAuth
EOF
quietly openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
    -keyout client.key -out client.csr -subj "/CN=qonsent-certified"
quietly openssl x509 -req -in client.csr -CA ca.pem -CAkey ca.key -set_serial 2 -days 2 \
    -extfile client.ext -out client.pem
quietly openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
    -keyout self.key -out self.pem -subj "/CN=qonsent-self-signed"
rm -f ca.key server.csr client.csr server.ext client.ext openssl.log
