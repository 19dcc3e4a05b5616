-- Keeps a second factor that was proved once.
INSERT INTO second_factor (person_id, secret, last_step, since)
VALUES (?, ?, ?, ?)
