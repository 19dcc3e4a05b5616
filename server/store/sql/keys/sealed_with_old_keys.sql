-- Values sealed with another master key than this one: where, by what key of the row, bound to what, sealed.
-- A sign-in on its way lives ten minutes and is not rewrapped, only waited for: it has no context here.
SELECT place, row_key, context, sealed
FROM (
    SELECT 'resident.sealed_key' AS place, reference AS row_key, CONCAT('resident:', reference, '/key') AS context, sealed_key AS sealed
    FROM resident
    WHERE sealed_key IS NOT NULL
    UNION ALL
    SELECT 'kit_request.sealed_draft', reference, CONCAT('request:', reference, '/draft'), sealed_draft
    FROM kit_request
    WHERE state = 'draft'
    UNION ALL
    SELECT 'second_factor.secret', CAST(person_id AS CHAR), CONCAT('person:', person_id, '/second_factor'), secret
    FROM second_factor
    UNION ALL
    SELECT 'outbox.address', LOWER(HEX(id)), CONCAT('outbox:', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')), '/address'), address
    FROM outbox
    UNION ALL
    SELECT 'outbox.subject', LOWER(HEX(id)), CONCAT('outbox:', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')), '/subject'), subject
    FROM outbox
    UNION ALL
    SELECT 'outbox.text', LOWER(HEX(id)), CONCAT('outbox:', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')), '/text'), text
    FROM outbox
    UNION ALL
    SELECT 'outbox.personalisation', LOWER(HEX(id)), CONCAT('outbox:', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')), '/personalisation'), personalisation
    FROM outbox
    UNION ALL
    SELECT 'complaint.person', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/C-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/person'), person
    FROM complaint
    UNION ALL
    SELECT 'complaint.matter', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/C-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/matter'), matter
    FROM complaint
    UNION ALL
    SELECT 'complaint.lessons', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/C-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/lessons'), lessons
    FROM complaint
    UNION ALL
    SELECT 'access_request.person', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/S-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/person'), person
    FROM access_request
    UNION ALL
    SELECT 'access_request.matter', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/S-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/matter'), matter
    FROM access_request
    UNION ALL
    SELECT 'access_request.reason', CAST(id AS CHAR), CONCAT('register:', organisation_id, '/S-', LPAD(year, 4, '0'), '-', LPAD(number, GREATEST(4, LENGTH(number)), '0'), '/reason'), reason
    FROM access_request
    UNION ALL
    SELECT 'register_note.text', LOWER(HEX(n.id)), CONCAT('register:', COALESCE(c.organisation_id, a.organisation_id), IF(c.id IS NULL, '/S-', '/C-'), LPAD(COALESCE(c.year, a.year), 4, '0'), '-', LPAD(COALESCE(c.number, a.number), GREATEST(4, LENGTH(COALESCE(c.number, a.number))), '0'), '/note/', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(n.id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-'))), n.text
    FROM register_note n
    LEFT JOIN complaint c ON c.id = n.complaint_id
    LEFT JOIN access_request a ON a.id = n.access_request_id
    UNION ALL
    SELECT 'sign_in_provider.client_secret', LOWER(HEX(id)), CONCAT('sign_in_provider:', LOWER(INSERT(INSERT(INSERT(INSERT(HEX(id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')), '/client_secret'), client_secret
    FROM sign_in_provider
    UNION ALL
    SELECT 'provider_start.verifier', LOWER(HEX(token)), '', verifier
    FROM provider_start
    UNION ALL
    SELECT 'half_sign_in.secret', LOWER(HEX(token)), '', secret
    FROM half_sign_in
) AS sealed_values
WHERE sealed <> '' AND ORD(LEFT(sealed, 1)) <> ?
LIMIT ?
