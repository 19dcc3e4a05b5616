-- Removes what was asked about a subject access request.
DELETE FROM access_clarification WHERE access_request_id = ?
