-- Removes those of these persons whom no issue and no permission knows any more.
DELETE FROM data_person
WHERE digest IN (SELECT UNHEX(given.digest) FROM JSON_TABLE(?, '$[*]' COLUMNS (digest VARCHAR(64) PATH '$')) given)
  AND NOT EXISTS (SELECT 1 FROM data_issue_person p WHERE p.digest = data_person.digest)
  AND NOT EXISTS (SELECT 1 FROM limit_override_person p WHERE p.digest = data_person.digest)
