-- Forgets how a network's cards are numbered, before it is told again.
DELETE FROM network_number WHERE network_id = ?
