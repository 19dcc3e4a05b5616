-- One row, when the database answers.
SELECT 1
