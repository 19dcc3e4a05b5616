-- Keeps the signature under a handover.
INSERT INTO handover_signature (handover_id, sealed, actor, signed_at)
VALUES (?, ?, ?, ?)
