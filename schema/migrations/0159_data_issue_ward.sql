-- The ward of whoever it was given to, of their request or of the postcode they told; empty when not known.
ALTER TABLE data_issue
    ADD COLUMN IF NOT EXISTS ward CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
