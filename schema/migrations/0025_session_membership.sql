-- A session acts in one membership; its owner tells it from others by the browser.
ALTER TABLE session
    ADD COLUMN IF NOT EXISTS membership_id BIGINT NOT NULL,
    ADD COLUMN IF NOT EXISTS browser VARCHAR(100) NOT NULL DEFAULT '',
    ADD CONSTRAINT FOREIGN KEY IF NOT EXISTS session_membership (membership_id) REFERENCES membership (id)
