-- Brings a subject access request to where it is to be, unless it was changed since it was read.
UPDATE access_request
SET identity_confirmed_on = ?, extended_on = ?, ground = ?, answered_on = ?, outcome = ?, reason = ?, rights_told = ?, version = version + 1
WHERE id = ? AND version = ?
