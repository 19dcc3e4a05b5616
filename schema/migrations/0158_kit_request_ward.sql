-- Looked up when the postcode is typed, so that the vault need not be opened for counting; empty when not known.
ALTER TABLE kit_request
    ADD COLUMN IF NOT EXISTS ward CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
