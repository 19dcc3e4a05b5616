-- What an organisation is, who let it in, and what it asks of those who sign in.
ALTER TABLE organisation
    ADD COLUMN IF NOT EXISTS kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'scheme',
    ADD COLUMN IF NOT EXISTS state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
    ADD COLUMN IF NOT EXISTS host_id BIGINT NULL,
    ADD COLUMN IF NOT EXISTS second_factor VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'staff',
    ADD COLUMN IF NOT EXISTS magic_links BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN IF NOT EXISTS version INT UNSIGNED NOT NULL DEFAULT 1,
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS organisation_host (host_id) REFERENCES organisation (id),
    ADD CONSTRAINT IF NOT EXISTS organisation_kind CHECK (kind IN ('scheme', 'council', 'charity', 'referrer', 'donor', 'refurbisher')),
    ADD CONSTRAINT IF NOT EXISTS organisation_state CHECK (state IN ('asked', 'active', 'declined', 'closed')),
    ADD CONSTRAINT IF NOT EXISTS organisation_second_factor CHECK (second_factor IN ('staff', 'everyone', 'off'))
