using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArgumentLedger.Web.Identity.Migrations
{
    /// <inheritdoc />
    public partial class Emails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EmailExpiresAt",
                schema: "identity",
                table: "contributors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "EmailHash",
                schema: "identity",
                table: "contributors",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ResetExpiresAt",
                schema: "identity",
                table: "contributors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ResetHash",
                schema: "identity",
                table: "contributors",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WantedEmail",
                schema: "identity",
                table: "contributors",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EmailExpiresAt",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "EmailHash",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "ResetExpiresAt",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "ResetHash",
                schema: "identity",
                table: "contributors");

            migrationBuilder.DropColumn(
                name: "WantedEmail",
                schema: "identity",
                table: "contributors");
        }
    }
}
