CREATE FUNCTION seal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_sealed', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER seal_trail_command_change BEFORE UPDATE OR DELETE ON trail_command FOR EACH ROW EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_trail_command_truncate BEFORE TRUNCATE ON trail_command FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_trail_reading_change BEFORE UPDATE OR DELETE ON trail_reading FOR EACH ROW EXECUTE FUNCTION seal_refuse();
CREATE TRIGGER seal_trail_reading_truncate BEFORE TRUNCATE ON trail_reading FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse();
