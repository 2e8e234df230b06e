"""A relay on this machine that takes mail from those who sign in, and puts it into a folder: relay.py PORT FOLDER."""
import signal
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult


def known(server, session, envelope, mechanism, given):
    return AuthResult(success=given.login == b"tryout" and given.password == b"a word")


relay = Controller(Mailbox(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1]), authenticator=known, auth_required=True, auth_require_tls=False)
relay.start()
signal.sigwait([signal.SIGTERM])
relay.stop()
