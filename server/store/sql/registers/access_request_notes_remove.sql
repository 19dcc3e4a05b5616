-- Removes the notes on a subject access request.
DELETE FROM register_note WHERE access_request_id = ?
