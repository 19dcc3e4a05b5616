-- When a session was last used, to within some minutes, and whether a second factor was proved for it.
ALTER TABLE session
    ADD COLUMN IF NOT EXISTS seen_at DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
    ADD COLUMN IF NOT EXISTS proved BOOLEAN NOT NULL DEFAULT FALSE
