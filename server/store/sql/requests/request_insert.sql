-- Keeps a request and its answer.
INSERT INTO request (id, digest, answer, device_id, seq, actor, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
