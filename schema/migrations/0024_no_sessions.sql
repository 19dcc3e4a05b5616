-- Sessions are about to name the membership they act in: everyone signs in again.
DELETE FROM session
