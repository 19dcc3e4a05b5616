-- Begins a session.
INSERT INTO session (token, person_id, membership_id, csrf, started_at, ends_at, browser, seen_at, proved)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
