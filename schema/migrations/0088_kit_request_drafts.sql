-- Finds drafts whose time is over.
ALTER TABLE kit_request ADD INDEX IF NOT EXISTS kit_request_drafts (state, changed_at)
