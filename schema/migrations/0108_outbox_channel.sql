-- How a letter leaves (e-mail, text or on paper), what it is about, and by which id a delivery service knows it. One that
-- such a service has is `sending` until it says what became of it.
ALTER TABLE outbox
    MODIFY COLUMN address VARBINARY(4096) NOT NULL,
    ADD COLUMN IF NOT EXISTS channel VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'email',
    ADD COLUMN IF NOT EXISTS kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS reference VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS template_id BINARY(16) NULL,
    ADD COLUMN IF NOT EXISTS personalisation MEDIUMBLOB NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS handed_id BINARY(16) NULL,
    ADD KEY IF NOT EXISTS outbox_handed (handed_id),
    DROP CONSTRAINT IF EXISTS outbox_state,
    DROP CONSTRAINT IF EXISTS outbox_forgotten,
    DROP CONSTRAINT IF EXISTS outbox_channel,
    ADD CONSTRAINT outbox_state CHECK (state IN ('queued', 'sent', 'failed', 'sending')),
    ADD CONSTRAINT outbox_channel CHECK (channel IN ('email', 'text', 'letter')),
    ADD CONSTRAINT outbox_forgotten CHECK (state <> 'sent' OR (text = '' AND personalisation = '' AND address = ''))
