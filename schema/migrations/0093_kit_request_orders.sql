-- The queue in the order of sending, and what one person works on.
ALTER TABLE kit_request
    ADD INDEX IF NOT EXISTS kit_request_oldest (organisation_id, is_open, submitted_at, id),
    ADD INDEX IF NOT EXISTS kit_request_worker (organisation_id, worker, is_open, sort_key DESC, id)
