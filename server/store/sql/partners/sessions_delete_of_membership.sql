-- Ends all sessions that act in a membership.
DELETE FROM session
WHERE membership_id = ?
