-- Removes the notes on a complaint.
DELETE FROM register_note WHERE complaint_id = ?
