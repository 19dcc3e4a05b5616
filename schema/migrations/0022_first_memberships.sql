-- Each person's one role becomes their first membership, while the columns it stands in are there.
BEGIN NOT ATOMIC
    IF EXISTS (SELECT 1 FROM information_schema.columns
               WHERE table_schema = DATABASE() AND table_name = 'person' AND column_name = 'organisation_id') THEN
        EXECUTE IMMEDIATE 'INSERT INTO membership (handle, person_id, organisation_id, role, hub_id, since)
            SELECT RANDOM_BYTES(16), p.id, p.organisation_id, p.role, p.hub_id, UTC_TIMESTAMP(6)
            FROM person p
            WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id)';
    END IF;
END
