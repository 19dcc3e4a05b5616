-- Changes the terms of an organisation, if they are still at the version they were read at.
UPDATE lending_terms
SET loan_days = ?, renewal_days = ?, renewals_max = ?, remind_before = ?, remind_after = ?, lost_after_days = ?,
    reservation_days = ?, changed_by = ?, changed_at = ?, version = version + 1
WHERE organisation_id = ? AND version = ?
