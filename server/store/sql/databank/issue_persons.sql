-- The digests of whoever was given it.
SELECT digest FROM data_issue_person WHERE issue_id = ? ORDER BY digest
