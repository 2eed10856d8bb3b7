"""An S3 server for tests: OpenStack Swift with its s3api middleware, all four services in this process.

Usage: s3-server.py HOME ACCOUNT USER SECRET
Listens on free ports of 127.0.0.1 and prints "ready PORT". The access key is ACCOUNT:USER. Checks header and URL signatures.
"""
import os
import sys

import eventlet

eventlet.monkey_patch()

from eventlet import wsgi
from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.storage_policy import reload_storage_policies
from swift.common.utils import NullLogger
from swift.common.wsgi import SwiftHttpProtocol, loadapp

STORAGE_KINDS = ("account", "container", "object")
MIDDLEWARE = {
    "catch_errors": {},
    "gatekeeper": {},
    # tempauth raises without a cache in the pipeline; nothing needs to listen there
    "cache": {"use": "egg:swift#memcache", "memcache_servers": "127.0.0.1:1"},
    "listing_formats": {},
    "s3api": {"location": "us-east-1", "max_upload_part_num": 10000},
    "tempauth": {},
    "copy": {},
    "slo": {},
    "dlo": {},
    "versioned_writes": {"allow_object_versioning": "true"},
    "symlink": {},
}


def section(title, values):
    return "\n".join([f"[{title}]"] + [f"{name} = {value}" for name, value in values.items()]) + "\n"


def common(config_dir, port):
    return {"bind_ip": "127.0.0.1", "bind_port": port, "swift_dir": config_dir, "log_level": "WARNING"}


def proxy_config(config_dir, port, account, user, secret):
    filters = dict(MIDDLEWARE)
    filters["tempauth"] = {f"user_{account}_{user}": f"{secret} .admin"}
    parts = [
        section("DEFAULT", common(config_dir, port)),
        section("pipeline:main", {"pipeline": " ".join(list(filters) + ["proxy-server"])}),
        section("app:proxy-server", {"use": "egg:swift#proxy", "account_autocreate": "true"}),
    ]
    parts += [section(f"filter:{name}", {"use": f"egg:swift#{name}", **values}) for name, values in filters.items()]
    return "\n".join(parts)


def storage_config(config_dir, devices, kind, port):
    values = {**common(config_dir, port), "devices": devices, "mount_check": "false", "disable_fallocate": "true"}
    return "\n".join([
        section("DEFAULT", values),
        section("pipeline:main", {"pipeline": f"{kind}-server"}),
        section(f"app:{kind}-server", {"use": f"egg:swift#{kind}"}),
    ])


def save_ring(config_dir, kind, port):
    device = {"id": 0, "region": 1, "zone": 1, "weight": 1.0, "device": "disk", "meta": "",
              "ip": "127.0.0.1", "port": port, "replication_ip": "127.0.0.1", "replication_port": port}
    builder = RingBuilder(1, 1, 0)
    builder.add_dev(device)
    builder.rebalance()
    builder.get_ring().save(os.path.join(config_dir, f"{kind}.ring.gz"))


def main(home, account, user, secret):
    config_dir, devices = os.path.join(home, "config"), os.path.join(home, "devices")
    os.makedirs(config_dir)
    os.makedirs(os.path.join(devices, "disk"))
    sockets = {kind: eventlet.listen(("127.0.0.1", 0), backlog=512) for kind in STORAGE_KINDS + ("proxy",)}
    ports = {kind: socket.getsockname()[1] for kind, socket in sockets.items()}

    configs = {kind: storage_config(config_dir, devices, kind, ports[kind]) for kind in STORAGE_KINDS}
    configs["proxy"] = proxy_config(config_dir, ports["proxy"], account, user, secret)
    configs["swift"] = section("swift-hash", {"swift_hash_path_suffix": "tests"}) + section(
        "storage-policy:0", {"name": "one", "default": "yes"})
    for name, text in configs.items():
        with open(os.path.join(config_dir, f"{name}.conf"), "w", encoding="utf-8") as file:
            file.write(text)

    utils.set_swift_dir(config_dir)
    for kind in STORAGE_KINDS:
        save_ring(config_dir, kind, ports[kind])
    reload_storage_policies()
    utils.disable_fallocate()

    servers = [
        eventlet.spawn(wsgi.server, socket, loadapp(os.path.join(config_dir, f"{kind}.conf")), NullLogger(),
                       protocol=SwiftHttpProtocol, capitalize_response_headers=False, socket_timeout=60)
        for kind, socket in sockets.items()
    ]
    print("ready", ports["proxy"], flush=True)
    for server in servers:
        server.wait()


main(*sys.argv[1:5])
