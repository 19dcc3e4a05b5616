-- What an organisation has set of its points.
SELECT p.reason, p.points FROM priority_rule p WHERE p.organisation_id = ?
